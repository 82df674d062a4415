//! Passwords of the input are in no output and no error.

use tns_dsn::Form;

const SECRET: &str = "s3cret-tiger";

#[test]
fn no_password_gets_out() {
    let inputs = [
        (Form::Descriptor, "(DESCRIPTION=(ADDRESS=(HOST=h))(CONNECT_DATA=(SERVICE_NAME=s)"),
        (Form::EasyConnect, "scott/s3cret-tiger@h:1/s"),
        (Form::Jdbc, "jdbc:oracle:thin:scott/s3cret-tiger@//h:1/s"),
        (Form::Json, "{\"password\":\"s3cret-tiger\",\"descriptions\":[{\"addresses\":[]}]}"),
        (Form::Json, "{\"descriptions\":[{\"addresses\":[\"s3cret-tiger\"]}]}"),
        (Form::Json, "{\"descriptions\":\"s3cret-tiger\"}"),
        (Form::Json, "s3cret-tiger"),
        (Form::Sqlalchemy, "oracle+oracledb://scott:s3cret-tiger@h:1/?service_name=s"),
        (Form::Sqlalchemy, "oracle+oracledb://scott:s3cret-tiger@h"),
        (Form::Sqlalchemy, "oracle+oracledb://scott:x/s3cret-tiger@h:1/s"),
        (Form::Sqlalchemy, "oracle+oracledb://scott:x@s3cret-tiger@h:1/s"),
        (Form::Sqlalchemy, "oracle+oracledb://scott:s3cret-tiger"),
        (Form::Sqlalchemy, "oracle+oracledb://?dsn=h/s&password=s3cret-tiger"),
        (Form::Sqlalchemy, "oracle+oracledb://?dsn=scott/s3cret-tiger%40h/s"),
        (Form::GoOra, "oracle://scott:s3cret-tiger@h:1/s?WALLET+PASSWORD=s3cret-tiger&OS+PASS=s3cret-tiger"),
        (Form::GoOra, "oracle://scott:x?s3cret-tiger@h:1/s"),
        (Form::GoOra, "oracle://scott:x#s3cret-tiger@h:1/s"),
        (Form::GoOra, "oracle://scott:s3cret-tiger@h/s"),
        (Form::OdpNet, "User Id=scott;Password=s3cret-tiger;Data Source=h:1/s"),
        (Form::OdpNet, "User Id=scott;Password=x;s3cret-tiger;Data Source=h:1/s"),
        (Form::OdpNet, "Password=x;s3cret-tiger=1;Data Source=h:1/s"),
        (Form::OdpNet, "Data Source=scott/s3cret-tiger@h:1/s"),
        (Form::OdpNet, "Password=\"s3cret-tiger;Data Source=h:1/s"),
        (Form::R2dbc, "r2dbc:oracle://scott:s3cret-tiger@h:1/s?oracle.net.wallet_password=s3cret-tiger"),
        (Form::R2dbc, "r2dbc:oracle://scott:x/s3cret-tiger@h:1/s"),
        (Form::R2dbc, "r2dbc:oracle://h:1/s?javax.net.ssl.keyStorePassword=s3cret-tiger"),
        (
            Form::Spring,
            "spring.datasource.url=jdbc:oracle:thin:@h/s\nspring.datasource.password=s3cret-tiger",
        ),
        (Form::Spring, "spring.datasource.url=jdbc:oracle:thin:scott/s3cret-tiger@h:x/s"),
        (Form::Spring, "spring.datasource.password=s3cret-tiger"),
        (Form::Spring, "spring:\n  datasource:\n    url: jdbc:oracle:thin:@h/s\n    password: s3cret-tiger"),
        (Form::Spring, "spring:\n  datasource:\n    url: jdbc:oracle:thin:@h/s\n    password: *s3cret-tiger"),
        (Form::Spring, "spring:\n  datasource:\n    password: \"s3cret-tiger"),
        (Form::Django, "{'NAME': 'h/s', 'PASSWORD': 's3cret-tiger'}"),
        (Form::Django, "{'NAME': 'scott/s3cret-tiger@h/s'}"),
        (Form::Django, "{'PASSWORD': 's3cret-tiger}"),
        (Form::Python, "oracledb.connect('scott', 's3cret-tiger', 'h/s')"),
        (Form::Python, "oracledb.connect(user='scott', password='s3cret-tiger', dsn='h/s')"),
        (Form::Python, "oracledb.connect('scott/s3cret-tiger@h/s', wallet_password='s3cret-tiger')"),
        (Form::Python, "oracledb.connect('scott/s3cret-tiger@h:x/s')"),
        (Form::Python, "oracledb.connect('scott/s3cret-tiger')"),
        (Form::Node, "{ user: 'scott', password: 's3cret-tiger', connectString: 'h/s' }"),
        (Form::Node, "{ connectString: 'scott/s3cret-tiger@h/s' }"),
        (Form::Node, "{ password: 's3cret-tiger }"),
    ];
    assert!(Form::ALL.iter().all(|form| inputs.iter().any(|(of, _)| of == form)));
    for (form, text) in inputs {
        let told = match form.read(text) {
            Ok(read) => {
                let written: Vec<_> = Form::ALL.map(|form| form.write(&read.value)).into();
                format!("{read:?} {} {:?} {written:?}", read.value, read.lost)
            }
            Err(error) => format!("{error} {error:?}"),
        };
        assert!(!told.contains(SECRET), "{form}: {text}: {told}");
    }
}
