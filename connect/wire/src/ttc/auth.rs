//! The two steps of a login.

use super::{Kind, Pairs, Reader, TtcError, Writer};

/// How one logs in: bits that can be combined.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct AuthMode(pub u32);

impl AuthMode {
    /// A login, and no change of the password.
    pub const LOGON: Self = Self(0x0000_0001);
    /// The password is changed.
    pub const CHANGE_PASSWORD: Self = Self(0x0000_0002);
    /// As SYSDBA.
    pub const SYSDBA: Self = Self(0x0000_0020);
    /// As SYSOPER.
    pub const SYSOPER: Self = Self(0x0000_0040);
    /// Before the instance is started, with [`Self::SYSDBA`] or [`Self::SYSOPER`]: no SQL can be run. No
    /// thin driver sends it today; its number comes from older ones.
    pub const PRELIM: Self = Self(0x0000_0080);
    /// With a password.
    pub const WITH_PASSWORD: Self = Self(0x0000_0100);
    /// As SYSASM.
    pub const SYSASM: Self = Self(0x0040_0000);
    /// As SYSBACKUP.
    pub const SYSBACKUP: Self = Self(0x0100_0000);
    /// As SYSDG.
    pub const SYSDG: Self = Self(0x0200_0000);
    /// As SYSKM.
    pub const SYSKM: Self = Self(0x0400_0000);
    /// As SYSRAC.
    pub const SYSRAC: Self = Self(0x0800_0000);
    /// With a token whose possession is proven.
    pub const SIGNED_TOKEN: Self = Self(0x2000_0000);

    /// Both together.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether all of the other is in it.
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

/// A step of a login, without the header of its function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthRequest {
    /// The user, if there is one.
    pub user: String,
    /// How the user logs in.
    pub mode: AuthMode,
    /// Who the client is, and what proves it.
    pub pairs: Pairs,
}

impl AuthRequest {
    /// The function of the first step.
    pub const FIRST: u8 = 118;
    /// The function of the second step.
    pub const SECOND: u8 = 115;

    /// Writes it.
    pub fn write(&self, write: &mut Writer) {
        write.flag(!self.user.is_empty());
        write.number(self.user.len() as u64);
        write.number(self.mode.0);
        write.u8(1);
        write.number(self.pairs.len() as u64);
        write.bytes(&[1, 1]);
        if !self.user.is_empty() {
            write.clr(self.user.as_bytes());
        }
        self.pairs.write(write);
    }

    /// Reads it.
    ///
    /// # Errors
    /// [`TtcError`] where it is not whole.
    pub fn read(read: &mut Reader<'_>) -> Result<Self, TtcError> {
        let has_user = read.u8("flag of the user")? != 0;
        let len = read.ub4("length of the user")?;
        let mode = AuthMode(read.ub4("mode of the login")?);
        read.skip(1, "flag of the pairs")?;
        let count = read.ub4("number of pairs")?;
        read.skip(2, "flags of the answer")?;
        let user = if has_user && len > 0 { read.text("user")? } else { String::new() };
        Ok(Self { user, mode, pairs: Pairs::read(read, count)? })
    }
}

/// What the server answers to a step.
pub struct AuthAnswer;

impl AuthAnswer {
    /// Writes its pairs.
    pub fn write(pairs: &Pairs, write: &mut Writer) {
        write.u8(Kind::PARAMETERS);
        write.number(pairs.len() as u64);
        pairs.write(write);
    }

    /// Reads its pairs behind the first byte.
    ///
    /// # Errors
    /// [`TtcError`] where they are not whole.
    pub fn read(read: &mut Reader<'_>) -> Result<Pairs, TtcError> {
        let count = read.ub2("number of pairs")?;
        Pairs::read(read, count.into())
    }
}
