//! What a user should know about a session that works.

use tns_connect::login::Mode;
use tns_connect::session::{About, Remark, SessionInfo};

use crate::args::LoginArgs;

/// What the session tells, and what the arguments make of it.
pub(super) fn of(info: &SessionInfo, args: &LoginArgs) -> Vec<Remark> {
    let mut remarks = info.remarks();
    if let (Some(mode), false) = (args.mode, args.prelim) {
        let name = Mode::from(mode).name();
        let message =
            format!("this is an administrative session: {name} passes by the checks of ordinary users");
        remarks.push(Remark::new(About::Privilege, message).hint("leave --as out for ordinary work"));
    }
    if args.prelim {
        let message = "the instance need not be started: nothing but starting and stopping works here";
        remarks.push(Remark::new(About::Privilege, message));
    }
    if !info.is_pooled() && (args.class.is_some() || args.purity.is_some()) {
        let message =
            "the session has a server of its own: --class and --purity count in a resident pool only";
        let hint =
            "ask for it with (SERVER=POOLED) in CONNECT_DATA, or :pooled behind an Easy Connect string";
        remarks.push(Remark::new(About::Pool, message).hint(hint));
    }
    remarks
}
