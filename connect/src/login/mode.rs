//! With which privilege one logs in.

use tns_wire::ttc::AuthMode;

/// With which privilege one logs in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Mode {
    /// As an ordinary user.
    #[default]
    Default,
    /// SYSDBA: everything.
    SysDba,
    /// SYSOPER: starting and stopping.
    SysOper,
    /// SYSASM: storage.
    SysAsm,
    /// SYSBACKUP: backup and recovery.
    SysBackup,
    /// SYSDG: Data Guard.
    SysDg,
    /// SYSKM: keys of encryption.
    SysKm,
    /// SYSRAC: clusters.
    SysRac,
}

impl Mode {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Default,
        Self::SysDba,
        Self::SysOper,
        Self::SysAsm,
        Self::SysBackup,
        Self::SysDg,
        Self::SysKm,
        Self::SysRac,
    ];

    /// Its name: `SYSDBA`; empty for an ordinary login.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Default => "",
            Self::SysDba => "SYSDBA",
            Self::SysOper => "SYSOPER",
            Self::SysAsm => "SYSASM",
            Self::SysBackup => "SYSBACKUP",
            Self::SysDg => "SYSDG",
            Self::SysKm => "SYSKM",
            Self::SysRac => "SYSRAC",
        }
    }

    pub(super) const fn bits(self) -> AuthMode {
        match self {
            Self::Default => AuthMode(0),
            Self::SysDba => AuthMode::SYSDBA,
            Self::SysOper => AuthMode::SYSOPER,
            Self::SysAsm => AuthMode::SYSASM,
            Self::SysBackup => AuthMode::SYSBACKUP,
            Self::SysDg => AuthMode::SYSDG,
            Self::SysKm => AuthMode::SYSKM,
            Self::SysRac => AuthMode::SYSRAC,
        }
    }
}
