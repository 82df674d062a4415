//! What drivers are given in practice.

use tns_dsn::Form;

/// A form, its text, and the descriptor in short, or `!` and a part of the error.
pub(crate) type Case = (Form, &'static str, &'static str);

pub(crate) const URLS: &[Case] = &[
    // Compared with SQLAlchemy 2.1.9.
    (
        Form::Sqlalchemy,
        "oracle+oracledb://scott:tiger@h:1521/?service_name=svc",
        "(DESCRIPTION=A(h,1521)CD(svc))",
    ),
    (Form::Sqlalchemy, "oracle+cx_oracle://u:p@h/sid", "(DESCRIPTION=A(h,1521)(CONNECT_DATA=(SID=sid)))"),
    (Form::Sqlalchemy, "oracle://u@[::1]:1/sid%2Fx", "(DESCRIPTION=A(::1,1)(CONNECT_DATA=(SID=sid/x)))"),
    (
        Form::Sqlalchemy,
        "oracle+oracledb://u:p%40w@h:1/a+b#c",
        "(DESCRIPTION=A(h,1)(CONNECT_DATA=(SID=\"a+b#c\")))",
    ),
    (Form::Sqlalchemy, "oracle+oracledb://u:p#w@h:1/?service_name=a+b", "(DESCRIPTION=A(h,1)CD(a b))"),
    (Form::Sqlalchemy, "oracle+oracledb://u:p@?dsn=h%3A1521%2Fsvc", "(DESCRIPTION=A(h,1521)CD(svc))"),
    (
        Form::Sqlalchemy,
        "oracle+oracledb_async://u:p@(DESCRIPTION=(ADDRESS=(PROTOCOL=TCPS)(HOST=h)(PORT=1))(CONNECT_DATA=(SERVICE_NAME=s)))",
        "(DESCRIPTION=S(h,1)CD(s))",
    ),
    (
        Form::Sqlalchemy,
        "oracle+oracledb://u:p@h/?service_name=s&retry_count=3",
        "(DESCRIPTION=(RETRY_COUNT=3)A(h,1521)CD(s))",
    ),
    (Form::Sqlalchemy, "oracle+oracledb://u:p@myalias", "!alias"),
    (Form::Sqlalchemy, "oracle+oracledb://u:p@h:1521", "!drops the port"),
    (Form::Sqlalchemy, "oracle+oracledb://u:p@h:x/sid", "!no port number"),
    (Form::Sqlalchemy, "oracle+oracledb://u:p@h/sid?service_name=s", "!a path and a service name"),
    (Form::Sqlalchemy, "oracle+oracledb://u:p@/sid", "!no host"),
    (Form::Sqlalchemy, "oracle+oracledb://u:p@h/s%4", "!no escape"),
    (Form::Sqlalchemy, "postgresql://h/s", "!no SQLAlchemy URL"),
    // configurations/connect_config.go of go-ora 2.
    (Form::GoOra, "oracle://u:p@h:1521/svc", "(DESCRIPTION=A(h,1521)CD(svc))"),
    (Form::GoOra, "oracle://u:p@h:1521/?SID=orcl", "(DESCRIPTION=A(h,1521)(CONNECT_DATA=(SID=orcl)))"),
    (Form::GoOra, "oracle://u:p@h:1/s?server=h2:2&server=h:1&TIMEOUT=5", "(DESCRIPTION=A(h,1)A(h2,2)CD(s))"),
    (
        Form::GoOra,
        "oracle://u:p@h:2484/s?ssl=Enable&ssl+verify=false&WALLET=%2Fw",
        "(DESCRIPTION=S(h,2484)CD(s)(SECURITY=(SSL_SERVER_DN_MATCH=FALSE)(MY_WALLET_DIRECTORY=/w)))",
    ),
    (
        Form::GoOra,
        "oracle://u:p@h:1/x?SERVICE%20NAME=s&INSTANCE%20NAME=i",
        "(DESCRIPTION=A(h,1)(CONNECT_DATA=(SERVICE_NAME=s)(INSTANCE_NAME=i)))",
    ),
    (
        Form::GoOra,
        "oracle://u:p@:0/?connStr=%28DESCRIPTION%3D%28ADDRESS%3D%28PROTOCOL%3Dtcp%29%28HOST%3Dh%29%28PORT%3D1%29%29%28CONNECT_DATA%3D%28SID%3Dx%29%29%29",
        "(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST=h)(PORT=1))(CONNECT_DATA=(SID=x)))",
    ),
    (Form::GoOra, "oracle://u:p@h/svc", "!no port"),
    (Form::GoOra, "oracle://u:p@h:1521/", "!neither a service nor a SID"),
    (Form::GoOra, "oracle://u:p@:0/s", "!no host"),
    (Form::GoOra, "oracle://u:p@:0/?connStr=(DESCRIPTION=(ADDRESS=(HOST=h))", "!still open"),
    (Form::GoOra, "mysql://h:1/s", "!no URL of go-ora"),
    // r2dbc-spi's ConnectionUrlParser and oracle-r2dbc's composeJdbcUrl.
    (Form::R2dbc, "r2dbc:oracle://u:p@h:1521/svc", "(DESCRIPTION=A(h,1521)CD(svc))"),
    (Form::R2dbc, "r2dbc:oracle:tcps://h:2484/svc", "(DESCRIPTION=S(h,2484)CD(svc)DN))"),
    (Form::R2dbc, "r2dbcs:oracle://h:2484/svc", "(DESCRIPTION=S(h,2484)CD(svc)DN))"),
    (Form::R2dbc, "r2dbc:oracle://h:2484/svc?ssl=true", "(DESCRIPTION=S(h,2484)CD(svc)DN))"),
    (Form::R2dbc, "r2dbc:pool:oracle://h1:1,h2:2/s", "(DESCRIPTION=(LOAD_BALANCE=ON)A(h1,1)A(h2,2)CD(s))"),
    (
        Form::R2dbc,
        "r2dbc:oracle://?oracle.r2dbc.descriptor=(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=h)(PORT=1))(CONNECT_DATA=(SID=x)))",
        "(DESCRIPTION=A(h,1)(CONNECT_DATA=(SID=x)))",
    ),
    (
        Form::R2dbc,
        "r2dbc:oracle://h:1/s?oracle.net.CONNECT_TIMEOUT=9000",
        "(DESCRIPTION=(TRANSPORT_CONNECT_TIMEOUT=9)A(h,1)CD(s))",
    ),
    (Form::R2dbc, "r2dbc:oracle://?oracle.r2dbc.descriptor=myAlias&TNS_ADMIN=/p", "!alias"),
    (Form::R2dbc, "r2dbc:oracle://h:1/s?oracle.r2dbc.descriptor=(DESCRIPTION=)", "!a host and a descriptor"),
    (Form::R2dbc, "r2dbc:oracle:ldap://h:7777/sales,cn=OracleContext,dc=com", "!directory"),
    (Form::R2dbc, "r2dbc:oracle://", "!no host"),
    (Form::R2dbc, "r2dbc:postgresql://h/s", "!no R2DBC URL for Oracle"),
    (Form::R2dbc, "r2dbc:oracle", "!no `://`"),
];

pub(crate) const SETTINGS: &[Case] = &[
    (Form::OdpNet, "User Id=scott;Password=tiger;Data Source=h:1521/svc", "(DESCRIPTION=A(h,1521)CD(svc))"),
    (Form::OdpNet, "data source = \"tcps://h/s\" ; Pooling=False;", "(DESCRIPTION=S(h,1521)CD(s)DN))"),
    (
        Form::OdpNet,
        "Data Source=a/a;Data Source=(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=h)(PORT=1))(CONNECT_DATA=(SID=x)));",
        "(DESCRIPTION=A(h,1)(CONNECT_DATA=(SID=x)))",
    ),
    (
        Form::OdpNet,
        "Data Source='h1;h2/s'",
        "(DESCRIPTION=(ADDRESS_LIST=A(h1,1521))(ADDRESS_LIST=A(h2,1521))CD(s))",
    ),
    (Form::OdpNet, "Data Source=ORCL;User Id=/", "!alias"),
    (Form::OdpNet, "User Id=scott;Password=x", "!no Data Source"),
    (Form::OdpNet, "Data Source=\"h/s", "!quote is not closed"),
    (Form::OdpNet, "Data Source='h/s'x;", "!goes on behind"),
    (Form::OdpNet, "Data Source", "!no `=`"),
    (Form::Spring, "spring.datasource.url=jdbc:oracle:thin:@//h:1521/svc", "(DESCRIPTION=A(h,1521)CD(svc))"),
    (
        Form::Spring,
        "# db\nspring.datasource.username: u\nspring.datasource.url : jdbc\\:oracle\\:thin\\:@\\\n   h\\u003a1:x\n",
        "(DESCRIPTION=A(h,1)(CONNECT_DATA=(SID=x)))",
    ),
    (Form::Spring, "spring.datasource.hikari.jdbc-url=jdbc:oracle:thin:@h:1/s", "(DESCRIPTION=A(h,1)CD(s))"),
    (Form::Spring, "spring.r2dbc.url=r2dbc:oracle://h:1/s", "(DESCRIPTION=A(h,1)CD(s))"),
    (
        Form::Spring,
        "spring:\n  application:\n    name: x\n  datasource:\n    url: jdbc:oracle:thin:@//h:1521/svc # main\n    username: u\n",
        "(DESCRIPTION=A(h,1521)CD(svc))",
    ),
    (
        Form::Spring,
        "---\nspring:\n  datasource: {url: \"jdbc:oracle:thin:@h:1:\\x78\", hosts: [a, {b: c}]}\n",
        "(DESCRIPTION=A(h,1)(CONNECT_DATA=(SID=x)))",
    ),
    (Form::Spring, "spring.datasource.url=jdbc:oracle:thin:@//${DB_HOST}:1521/svc", "!placeholder"),
    (Form::Spring, "spring.datasource.username=u", "!no property holds a URL"),
    (Form::Spring, "spring.datasource.url=jdbc:oracle:thin:@\\u12", "!no escape"),
    (Form::Spring, "spring:\n  datasource: [", "!YAML is broken"),
    // utils.dsn of django.db.backends.oracle, Django 5.2.
    (
        Form::Django,
        "{'ENGINE': 'django.db.backends.oracle', 'NAME': 'h:1521/svc', 'USER': 'u', 'PASSWORD': 'p'}",
        "(DESCRIPTION=A(h,1521)CD(svc))",
    ),
    (
        Form::Django,
        "DATABASES = {\n  # main\n  \"default\": {\n    \"ENGINE\": \"django.db.backends.oracle\",\n    \"NAME\": \"xe\",\n    \"HOST\": \"h\",\n    \"PORT\": 1540,\n    \"OPTIONS\": {\"threaded\": True},\n  },\n}",
        "(DESCRIPTION=A(h,1540)(CONNECT_DATA=(SID=xe)))",
    ),
    (
        Form::Django,
        "DATABASES = {'default': {}, 'ora': {'ENGINE': 'django.db.backends.oracle', 'NAME': 'xe', 'HOST': '', 'PORT': '1'}}",
        "(DESCRIPTION=A(localhost,1)(CONNECT_DATA=(SID=xe)))",
    ),
    (
        Form::Django,
        "{'NAME': ('(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=h)(PORT=1))'\n '(CONNECT_DATA=(SID=x)))'), 'PORT': ''}",
        "(DESCRIPTION=A(h,1)(CONNECT_DATA=(SID=x)))",
    ),
    (Form::Django, "{'NAME': 'orcl', 'HOST': 'h', 'PORT': ''}", "!alias"),
    (Form::Django, "{'NAME': os.environ['DB'], 'PORT': '1'}", "!running program"),
    (Form::Django, "{'NAME': 'x', 'PORT': '99999'}", "!no port number"),
    (Form::Django, "{'ENGINE': 'django.db.backends.postgresql', 'NAME': 'x'}", "!another database"),
    (Form::Django, "{'HOST': 'x'}", "!no NAME"),
    (Form::Django, "{'NAME': 'x", "!not closed"),
    (Form::Django, "{'NAME': 'x'", "!ends too early"),
    (Form::Django, "NAME = 'x'", "!no dictionary"),
];

pub(crate) const CALLS: &[Case] = &[
    // Compared with ConnectParams.get_connect_string() of python-oracledb 26.1.
    (
        Form::Python,
        "oracledb.connect(user=\"u\", password=getpass(), host=\"h\", port=1522, service_name=\"s\")",
        "(DESCRIPTION=A(h,1522)CD(s))",
    ),
    (Form::Python, "conn = oracledb.connect('u', 'p', 'h/s')", "(DESCRIPTION=A(h,1521)CD(s))"),
    (Form::Python, "oracledb.connect(\"u/p@h:1/s\")", "(DESCRIPTION=A(h,1)CD(s))"),
    (Form::Python, "dsn=r'h:1/s', retry_count=3, host='x'", "(DESCRIPTION=(RETRY_COUNT=3)A(h,1)CD(s))"),
    (
        Form::Python,
        "host='h', sid='x', purity=oracledb.PURITY_SELF, cclass='c', tcp_connect_timeout=2.5",
        "(DESCRIPTION=(TRANSPORT_CONNECT_TIMEOUT=2500ms)A(h,1521)(CONNECT_DATA=(SID=x)(POOL_PURITY=SELF)(POOL_CONNECTION_CLASS=c)))",
    ),
    (
        Form::Python,
        "oracledb.create_pool(dsn='tcps://h/s', ssl_server_dn_match=False, wallet_location='/w', https_proxy='px')",
        "(DESCRIPTION=(ADDRESS=(PROTOCOL=TCPS)(HOST=h)(PORT=1521)(HTTPS_PROXY=px))CD(s)(SECURITY=(SSL_SERVER_DN_MATCH=FALSE)(MY_WALLET_DIRECTORY=/w)))",
    ),
    (
        Form::Python,
        "dsn='tcps://h/s?ssl_server_dn_match=on', ssl_server_dn_match=False",
        "(DESCRIPTION=S(h,1521)CD(s)(SECURITY=(SSL_SERVER_DN_MATCH=on)))",
    ),
    (Form::Python, "oracledb.connect(host=HOST, service_name='s')", "!running program"),
    (Form::Python, "oracledb.connect(dsn='''h/s''', port=1", "!ends too early"),
    (Form::Python, "oracledb.connect(dsn=f'{h}/s')", "!running program"),
    (Form::Python, "oracledb.connect('//h:1/s')", "(DESCRIPTION=A(h,1)CD(s))"),
    (Form::Python, "oracledb.connect('h:1/s', params=p)", "(DESCRIPTION=A(h,1)CD(s))"),
    (Form::Python, "oracledb.connect('h:1/s')", "!user and password"),
    (Form::Python, "oracledb.connect(user='u')", "!neither dsn nor host"),
    (Form::Python, "oracledb.connect(host='h', port=70000)", "!no port number"),
    // impl/parserHelpers.js of node-oracledb.
    (Form::Node, "{ user: \"u\", password, connectString: 'h:1521/svc' }", "(DESCRIPTION=A(h,1521)CD(svc))"),
    (
        Form::Node,
        "await oracledb.getConnection({\n  connectionString: `h/s`, // here\n  retryCount: 3, /* } */ sdu: 8192,\n});",
        "(DESCRIPTION=(RETRY_COUNT=3)(SDU=8192)A(h,1521)CD(s))",
    ),
    (
        Form::Node,
        "{ \"connectString\": \"tcps://h/s\", walletLocation: '/w', sslServerDNMatch: false, poolPurity: 'NEW' }",
        "(DESCRIPTION=S(h,1521)(CONNECT_DATA=(SERVICE_NAME=s)(POOL_PURITY=NEW))(SECURITY=(SSL_SERVER_DN_MATCH=FALSE)(MY_WALLET_DIRECTORY=/w)))",
    ),
    (
        Form::Node,
        "{ connectString: '(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)' +\n '(HOST=h)(PORT=1))(CONNECT_DATA=(SID=x)))' }",
        "(DESCRIPTION=A(h,1)(CONNECT_DATA=(SID=x)))",
    ),
    (Form::Node, "{ connectString: `${host}/s` }", "!running program"),
    (Form::Node, "{ connectString: process.env.DB }", "!running program"),
    (Form::Node, "{ connectString: 'orcl' }", "!alias"),
    (Form::Node, "{ user: 'u' }", "!no connectString"),
    (Form::Node, "connectString", "!no object"),
    (
        Form::Json,
        "{\"descriptions\":[{\"addresses\":[{\"address\":[{\"name\":\"HOST\",\"value\":\"h\"}]}]}]}",
        "(DESCRIPTION=(ADDRESS=(HOST=h)))",
    ),
    (Form::Json, "{\"descriptions\":[{\"addresses\":[],\"connectdata\":[]}]}", "!unknown field"),
    (Form::Json, "{\"list\":true}", "!missing field"),
    (Form::Json, "{\"descriptions\":[]}", "!no valid descriptor"),
    (Form::Json, "{\"descriptions\":[", "!ends too early"),
    (Form::Json, "[1]", "!another kind"),
];
