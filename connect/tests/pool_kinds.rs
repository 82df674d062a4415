//! Sessions that are not all the same: tags and callbacks, credentials, classes, shards.

mod pooling;

use std::time::Duration;

use pooling::{Database, Refusal, Session, error, until};
use tns_connect::pool::{Callback, Config, ConfigError, GetMode, Pool, PoolError, Purity, Request, Tag};

const SOON: Duration = Duration::from_millis(30);

fn tag(text: &str) -> Tag {
    text.parse().expect("a tag")
}

fn wants(text: &str) -> Request<String> {
    Request::new().tag(tag(text))
}

#[test]
fn the_callback_runs_for_new_sessions_and_other_tags() {
    let database = Database::default();
    // It leaves a mark on the session.
    let callback = Callback::Function(Box::new(|session: &mut Session, wanted, actual| {
        session.purity = Purity::Own;
        *actual = wanted.cloned();
        match wanted.and_then(|tag| tag.get("fail")) {
            Some(_) => Err(Refusal::Lost),
            None => Ok(()),
        }
    }));
    let config = Config { min: 0, max: 2, ..Config::default() };
    let pool = Pool::with_callback(database.clone(), config, callback).expect("settings that fit");
    let called = |pool: &Pool<Database>, request| {
        let session = pool.acquire_as(request).expect("a session");
        (session.number, session.purity == Purity::Own, session.tag().map(Tag::to_string))
    };
    assert_eq!(called(&pool, Request::new()), (1, true, None));
    assert_eq!(called(&pool, Request::new()), (1, false, None));
    let uk = Some("loc=uk".to_owned());
    assert_eq!(called(&pool, wants("loc=uk")), (1, true, uk.clone()));
    assert_eq!(called(&pool, wants("loc=uk")), (1, false, uk));
    let failed = error(pool.acquire_as(wants("fail=1")));
    assert!(matches!(failed, PoolError::Callback(Refusal::Lost)), "{failed}");
    assert_eq!((database.log(), pool.stats().busy), (vec!["cut 2".to_owned()], 0));
}

#[test]
fn a_procedure_runs_where_the_tags_differ() {
    let database = Database::default();
    let callback = Callback::Procedure("app.fix".to_owned());
    let pool = Pool::with_callback(database.clone(), Config::fixed(1), callback).expect("settings that fit");
    drop(pool.acquire());
    assert!(database.log().is_empty());
    drop(pool.acquire_as(wants("loc=uk;lang=cy")));
    drop(pool.acquire_as(wants("lang=cy;loc=uk")));
    drop(pool.acquire_as(wants("loc=fr").match_any_tag()));
    assert_eq!(
        database.log(),
        ["app.fix(lang=cy;loc=uk, nothing) in 1", "app.fix(loc=fr, lang=cy;loc=uk) in 1",]
    );
}

#[test]
fn a_tag_goes_to_who_asks_for_it_and_to_nobody_else() {
    let database = Database::default();
    let pool = database.filled(Config::fixed(3));
    let mut held: Vec<_> = (0..3).map(|_| pool.acquire().expect("one is idle")).collect();
    held.sort_by_key(|session| session.number);
    held[0].set_tag(Some(tag("loc=uk;lang=cy")));
    held[1].set_tag(Some(tag("loc=fr;lang=fr")));
    drop(held);
    let number = |request| pool.acquire_as(request).expect("a session").number;
    assert_eq!(number(wants("lang=cy;loc=uk")), 1);
    assert_eq!(number(wants("loc=fr;lang=en").match_any_tag()), 2);
    assert_eq!(number(wants("loc=de")), 3, "one without a tag");
    assert_eq!(number(Request::new()), 3);
    let plain = pool.acquire().expect("a session");
    let other = pool.acquire().expect("a session");
    assert_eq!((plain.number, other.number, other.tag()), (3, 4, None));
    until("one with a tag made room", || database.open_now() == 3);
    assert_eq!(database.most_open(), 3);
}

#[test]
fn purity_new_is_a_session_that_nobody_has_used() {
    let database = Database::default();
    let pool = database.filled(Config::fixed(2));
    let used = pool.acquire().expect("one is idle").number;
    let new = pool.acquire_as(Request::new().purity(Purity::New)).expect("one is left").number;
    assert_ne!(used, new);
    assert_eq!(pool.acquire_as(Request::new().purity(Purity::New)).expect("another").number, 3);
    until("one made room", || database.open_now() == 2);
    assert_eq!(database.most_open(), 2);
}

#[test]
fn a_heterogeneous_pool_starts_empty_and_keeps_users_apart() {
    let database = Database::default();
    let config = Config { min: 5, max: 2, homogeneous: false, ..Config::default() };
    assert!(matches!(
        Pool::new(database.clone(), config.clone()).map(drop),
        Err(PoolError::Config(ConfigError::MinAboveMax { min: 5, max: 2 }))
    ));
    let pool = database.filled(Config { min: 2, ..config });
    assert_eq!((database.tries(), pool.stats().open), (0, 0));
    let login = |name: &str| pool.acquire_as(Request::new().login(name.to_owned()));
    let (ann, bob) = (login("ann").expect("a session"), login("bob").expect("a session"));
    assert_eq!(ann.login.as_ref().map(|login| login.as_str()), Some("ann"));
    drop((ann, bob));
    assert_eq!(login("bob").expect("a session").number, 2);
    let cid = login("cid").expect("there is room after one was closed");
    assert_eq!((cid.number, database.most_open()), (3, 2));
    let wrong = error(login("wrong"));
    assert!(matches!(&wrong, PoolError::Open(why) if **why == Refusal::Password), "{wrong}");
    drop(cid);
    assert!(login("cid").is_ok(), "the mistake of one user keeps others out");
}

#[test]
fn pooled_servers_and_external_authentication_start_empty_and_grow_by_one() {
    for pool in [
        Config { pooled_servers: true, ..Config::fixed(4) },
        Config { external: true, increment: 3, ..Config::fixed(4) },
    ]
    .map(|config| (Database::default(), config))
    .map(|(database, config)| (database.filled(config), database))
    .iter()
    {
        let (pool, database) = pool;
        assert_eq!(database.open_now(), 0);
        let one = pool.acquire_as(Request::new().class("HR").purity(Purity::Own)).expect("a session");
        assert_eq!((database.open_now(), one.purity), (1, Purity::Own));
        drop(one);
        assert_eq!(pool.acquire_as(Request::new().class("HR")).expect("the same").number, 1);
        assert_eq!(pool.acquire_as(Request::new().class("IT")).expect("another").number, 2);
    }
}

#[test]
fn no_shard_gets_more_than_its_part() {
    let database = Database::default();
    let mode = GetMode::TimedWait(SOON);
    let pool = database.filled(Config { mode, min: 0, max: 4, max_per_shard: Some(1), ..Config::default() });
    let shard = |name| pool.acquire_as(Request::new().shard(name));
    let (east, west) = (shard("east").expect("a session"), shard("west").expect("a session"));
    assert!(matches!(error(shard("east")), PoolError::TimedOut { .. }));
    drop(east);
    assert!(shard("east").is_ok());
    drop(west);
    assert_eq!(database.open_now(), 2);
}

#[test]
fn credentials_are_refused_where_all_are_the_same() {
    let pool = Database::default().filled(Config::fixed(1));
    let refused = error(pool.acquire_as(Request::new().login("ann".to_owned())));
    assert!(matches!(refused, PoolError::Homogeneous), "{refused}");
}
