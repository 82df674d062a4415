use crate::clients::{Client, Effective, Reader, Refusal};

fn read(text: &str) -> Result<Effective, Refusal> {
    Reader::of_strings(Client::OdpnetManaged).read(text)
}

#[test]
fn a_connection_string_is_taken_by_its_data_source() {
    for text in ["h:1/s", "Data Source=h:1/s;User Id=u;Password=p", "User Id=u;Data Source=\"h:1/s\";"] {
        let effective = read(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        let address = effective.addresses().next().expect("an address");
        assert_eq!((address.host.as_deref(), address.port), (Some("h"), Some(1)), "{text}");
    }
    let refusal = read("Data Source=;Password=secret").expect_err("nothing to connect to");
    assert!(!refusal.to_string().contains("secret"));
}

#[test]
fn its_defaults_are_those_of_the_guide() {
    let effective = read("(ADDRESS=(PROTOCOL=tcps)(HOST=h))").expect("the port has a default");
    let description = &effective.descriptions[0];
    assert_eq!((description.sdu, description.transport_connect_timeout), (65_536, Some(60.0)));
    assert!(!description.security.dn_match && effective.doomed.is_none());
}
