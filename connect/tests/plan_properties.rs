//! What holds for every text.

mod planning;

use planning::{descriptor, options, shared};
use proptest::prelude::*;
use tns_connect::plan::{Plan, Step};
use tns_dsn::Descriptor;
use tns_dsn::resolve::{Profile, read_entry};
use tns_parser::{FileKind, Source, parse};

/// A plan holds attempts, all of them dialable; or a failure says what is wrong and what to do.
fn holds(descriptor: &Descriptor, seed: u64) {
    let first = Plan::of_descriptor(descriptor, &Profile::default(), &options(seed));
    let again = Plan::of_descriptor(descriptor, &Profile::default(), &options(seed));
    assert_eq!(first, again, "the same seed gives the same plan");
    match first {
        Ok(plan) => {
            let attempts: Vec<_> = plan.descriptions.iter().flat_map(|rounds| &rounds.attempts).collect();
            assert!(
                !attempts.is_empty() && plan.descriptions.iter().all(|rounds| !rounds.attempts.is_empty())
            );
            assert!(attempts.iter().zip(1..).all(|(attempt, number)| attempt.number == number));
            assert!(attempts.iter().all(|attempt| attempt.port > 0 && !attempt.host.is_empty()));
            assert!(attempts.len() + plan.skipped.len() <= descriptor.addresses().count());
            assert!(matches!(plan.steps().next(), Some(Step::Attempt { round: 0, .. })));
            let text = &attempts[0].connect_data;
            assert!(self::descriptor(text).is_some(), "the connect data is a descriptor: {text}");
        }
        Err(failure) => assert!(failure.hint.is_some() && !failure.message.is_empty(), "{failure:?}"),
    }
}

#[test]
fn every_entry_of_real_files_gives_a_plan_or_a_failure() {
    let mut count = 0;
    for (_, kind, bytes) in shared::corpus() {
        let Some(source) = Source::new(bytes).ok().filter(|_| kind == FileKind::Tnsnames) else { continue };
        let parsed = parse(source, kind);
        for read in parsed.entries().filter_map(|entry| read_entry(entry).ok()) {
            (0..3).for_each(|seed| holds(&read.value, seed));
            count += 1;
        }
    }
    assert!(count == 0 || count > 500, "{count}");
}

/// Parts of descriptors, odd ones among them.
const PARTS: [&str; 28] = [
    "(ADDRESS=(PROTOCOL=TCP)(HOST=a)(PORT=1))",
    "(ADDRESS=(PROTOCOL=TCPS)(HOST=[::1])(PORT=2484)(HTTPS_PROXY=p))",
    "(ADDRESS=(PROTOCOL=IPC)(KEY=k))",
    "(ADDRESS=(HOST=b)(PORT=ora))",
    "(ADDRESS_LIST=(LOAD_BALANCE=on)(ADDRESS=(HOST=c)(PORT=3))(ADDRESS=(HOST=d)(PORT=4)))",
    "(ADDRESS_LIST=(FAILOVER=off)(ADDRESS=(HOST=e))(ADDRESS_LIST=(ADDRESS=(HOST=f)(PORT=0))))",
    "(LOAD_BALANCE=on)",
    "(FAILOVER=no)",
    "(SOURCE_ROUTE=yes)",
    "(RETRY_COUNT=4000000000)",
    "(RETRY_DELAY=0)",
    "(SDU=1)",
    "(EXPIRE_TIME=99999999999)",
    "(ENABLE=BROKEN)",
    "(TRANSPORT_CONNECT_TIMEOUT=1500 ms)",
    "(CONNECT_TIMEOUT=2min)",
    "(USE_SNI=on)",
    "(FOO=(BAR=\"(\")(BAZ=))",
    "(CONNECT_DATA=(SERVICE_NAME=s)(SERVER=POOLED))",
    "(CONNECT_DATA=(SID=x)(CID=(PROGRAM=p)))",
    "(CONNECT_DATA=(SERVICE_NAME=\"a b\")(CONNECTION_ID_PREFIX=p))",
    "(SECURITY=(SSL_SERVER_DN_MATCH=off))",
    "(SECURITY=(SSL_SERVER_CERT_DN=\"CN=a,O=b\")(SSL_VERSION=(1.2,1.3)))",
    "(SECURITY=(TLS_VERSION=1.0)(WALLET_LOCATION=?/w))",
    "(SECURITY=(SSL_VERSION=x))",
    "(HS=)",
    "(ADDRESS=(PROTOCOL=tcp)(HOST=\" \")(PORT=5))",
    "(ADDRESS=(PROTOCOL=tcps)(HOST=g)(PORT=6)(HTTPS_PROXY=\"a\r\nb\")(HTTPS_PROXY_PORT=0))",
];

proptest! {
    #[test]
    fn any_descriptor_gives_a_plan_or_a_failure(
        lists in prop::collection::vec(prop::collection::vec(0..PARTS.len(), 0..7), 1..4),
        seed: u64,
    ) {
        let one = |parts: &Vec<usize>| {
            format!("(DESCRIPTION={})", parts.iter().map(|&part| PARTS[part]).collect::<String>())
        };
        let text = format!("(DESCRIPTION_LIST={})", lists.iter().map(one).collect::<String>());
        descriptor(&text).iter().for_each(|descriptor| holds(descriptor, seed));
        descriptor(&one(&lists[0])).iter().for_each(|descriptor| holds(descriptor, seed));
    }
}
