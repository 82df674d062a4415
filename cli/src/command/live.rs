//! What the commands share that ask listeners and databases: names and plans, the timeline, the
//! record, and what to say where nobody answers.

mod capture;
mod events;
mod failure;
mod plan;
mod reach;
mod timeline;
mod words;

pub(crate) use events::{Kept, Told};
pub(crate) use failure::{Error, diagnosis, in_short, unplanned};
pub(crate) use plan::{Planned, heading, remarks};
pub(crate) use reach::{Reach, Target};
pub(crate) use timeline::Timeline;
pub(crate) use words::{endpoint, millis, time, took};
