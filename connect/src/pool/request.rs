//! What somebody wants from a pool.

use std::sync::Arc;

use super::manage::{Kind, Purity};
use super::tag::Tag;

/// Which session somebody wants; by default any of the pool's own kind.
#[derive(Debug)]
pub struct Request<L> {
    pub(super) kind: Kind<L>,
    pub(super) purity: Purity,
    pub(super) tag: Option<Tag>,
    pub(super) match_any_tag: bool,
}

impl<L> Request<L> {
    /// Any session of the pool's own kind.
    #[must_use]
    pub fn new() -> Self {
        Self { kind: Kind::default(), purity: Purity::Default, tag: None, match_any_tag: false }
    }

    /// A session with these credentials; only pools that are not homogeneous have such.
    #[must_use]
    pub fn login(mut self, login: L) -> Self {
        self.kind.login = Some(Arc::new(login));
        self
    }

    /// A session of this connection class (DRCP).
    #[must_use]
    pub fn class(mut self, class: &str) -> Self {
        self.kind.class = Some(class.into());
        self
    }

    /// A session to this shard. Sessions are counted by this name, so that it has to be the same for
    /// all keys of the shard.
    #[must_use]
    pub fn shard(mut self, shard: &str) -> Self {
        self.kind.shard = Some(shard.into());
        self
    }

    /// Whether the session may have been used before.
    #[must_use]
    pub fn purity(self, purity: Purity) -> Self {
        Self { purity, ..self }
    }

    /// A session in this state. Where none has this tag, one without a tag or a new one is taken, and
    /// the session callback brings it there.
    #[must_use]
    pub fn tag(self, tag: Tag) -> Self {
        Self { tag: Some(tag), ..self }
    }

    /// Any other tag will do as well, the nearest first: the session callback changes what differs.
    #[must_use]
    pub fn match_any_tag(self) -> Self {
        Self { match_any_tag: true, ..self }
    }

    /// How well a session with this tag suits; nothing where it does not.
    pub(super) fn rank(&self, actual: Option<&Tag>) -> Option<usize> {
        match (&self.tag, actual) {
            (wanted, actual) if wanted.as_ref() == actual => Some(usize::MAX),
            (_, None) => Some(1),
            (Some(wanted), Some(actual)) if self.match_any_tag => match wanted.in_common(actual) {
                0 => Some(0),
                same => Some(same + 1),
            },
            (None, Some(_)) if self.match_any_tag => Some(0),
            _ => None,
        }
    }
}

impl<L> Default for Request<L> {
    fn default() -> Self {
        Self::new()
    }
}

// Derived, this would ask for credentials that can be copied.
impl<L> Clone for Request<L> {
    fn clone(&self) -> Self {
        Self { kind: self.kind.clone(), tag: self.tag.clone(), ..*self }
    }
}
