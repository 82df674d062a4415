//! Tables of all kinds become descriptors.

use tns_dsn::diff::diff;
use tns_dsn::inventory::{Inventory, InventoryEntry};

use super::{of_csv, of_tnsnames, parsed, tcp};

#[test]
fn a_table_becomes_descriptors() {
    let cases = [
        (
            "alias,host,port,service_name\nA,h,1522,s",
            "(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=h)(PORT=1522))(CONNECT_DATA=(SERVICE_NAME=s)))",
        ),
        (
            "Name;Hosts;Service Name;Retry Count;comment\nA;h1, h2:1600;s;3;\n",
            "(DESCRIPTION=(RETRY_COUNT=3)(ADDRESS=(PROTOCOL=TCP)(HOST=h1)(PORT=1521))\
             (ADDRESS=(PROTOCOL=TCP)(HOST=h2)(PORT=1600))(CONNECT_DATA=(SERVICE_NAME=s)))",
        ),
        (
            "alias\thost\tsid\tserver\taddress_list\tADDRESS_LIST.LOAD_BALANCE\nA\t[::1]:9\to\tshared\tyes\ton\n",
            "(DESCRIPTION=(ADDRESS_LIST=(LOAD_BALANCE=on)(ADDRESS=(PROTOCOL=TCP)(HOST=::1)(PORT=9)))\
             (CONNECT_DATA=(SID=o)(SERVER=shared)))",
        ),
        (
            "alias,protocol,host,service_name,address.https_proxy,security.ssl_server_dn_match,\
             connect_data.failover_mode.type\nA,TCPS,h,s,p,yes,select\n",
            "(DESCRIPTION=(ADDRESS=(PROTOCOL=TCPS)(HOST=h)(PORT=1521)(HTTPS_PROXY=p))\
             (CONNECT_DATA=(SERVICE_NAME=s)(FAILOVER_MODE=(TYPE=select)))(SECURITY=(SSL_SERVER_DN_MATCH=yes)))",
        ),
        (
            "alias,protocol,ADDRESS.KEY,sid\nA,IPC,EXTPROC1521,PLSExtProc",
            "(DESCRIPTION=(ADDRESS=(PROTOCOL=IPC)(KEY=EXTPROC1521))(CONNECT_DATA=(SID=PLSExtProc)))",
        ),
        (
            "alias,host,descriptor\nA,,tcps://h:2484/s\n",
            "(DESCRIPTION=(ADDRESS=(PROTOCOL=TCPS)(HOST=h)(PORT=2484))(CONNECT_DATA=(SERVICE_NAME=s))\
             (SECURITY=(SSL_SERVER_DN_MATCH=TRUE)))",
        ),
    ];
    for (table, descriptor) in cases {
        let read = of_csv(table);
        assert_eq!(read.entries[0].descriptor.to_string(), descriptor, "{table}");
    }
}

#[test]
fn tables_of_spreadsheet_programs_are_read() {
    let plain = of_csv("alias,host,service_name\nA,h,s\nB,i,t u\n");
    let same = [
        "\u{feff}alias,host,service_name\r\nA,h,s\r\n\r\nB,i,t u\r\n",
        "sep=;\r\nalias;host;service_name\r\nA;h;s\r\n;;\r\nB;i;t u\r\n",
        "\n\n\"alias\",\"host\",\"service_name\"\n\"A\",\"h\",\"s\"\n\"B\",i,\" t u \"\n",
        "Alias\tHOST\tService-Name\nA\th\ts\nB\ti\tt u",
        "alias;host;service_name;port\nA;h;s\nB;i;t u;1521;;\n",
    ];
    for table in same {
        assert_eq!(of_csv(table), plain, "{table}");
    }
}

#[test]
fn values_that_look_like_formulas_come_back() {
    let names = ["=cmd|x", "+1", "-1", "@a", "'a", "'=b", "''"];
    let entries = names.iter().enumerate();
    let entries = entries.map(|(at, name)| InventoryEntry {
        names: vec![format!("-A{at}"), format!("@B{at}")],
        descriptor: tcp("h", name).into(),
    });
    let inventory = Inventory { entries: entries.collect() };
    let table = inventory.to_csv().expect("it can be written");
    assert!(table.contains("'=cmd|x") && table.contains("'-A0 @B0"), "{table}");
    assert_eq!(of_csv(&table), inventory);
    assert_eq!(of_csv("alias,host,service_name\nA,h,=x\n").entries[0].descriptor, tcp("h", "=x").into());
}

#[test]
fn the_order_of_parameters_means_nothing() {
    let file = "A = (DESCRIPTION=(CONNECT_DATA=(SERVER=shared)(SERVICE_NAME=s))\
                (ADDRESS=(PORT=1)(HOST=h)(PROTOCOL=TCP))(RETRY_DELAY=1)(RETRY_COUNT=2))\n";
    let table = of_tnsnames(file).to_csv().expect("a table");
    assert_eq!(
        table,
        "alias,host,port,protocol,service_name,sid,server,RETRY_COUNT,RETRY_DELAY\nA,h,1,TCP,s,,shared,2,1\n"
    );
    assert_eq!(diff(&parsed(file), &parsed(&of_csv(&table).to_tnsnames().expect("a file"))), []);
}
