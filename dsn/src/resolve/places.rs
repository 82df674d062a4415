use std::path::{Path, PathBuf};

/// What of the process decides where files are looked for.
#[derive(Clone, Debug, Default)]
pub struct Environment {
    /// TNS_ADMIN.
    pub tns_admin: Option<PathBuf>,
    /// ORACLE_HOME.
    pub oracle_home: Option<PathBuf>,
    /// ORACLE_BASE_HOME: the place of changeable files of a read-only home.
    pub oracle_base_home: Option<PathBuf>,
    /// The home directory of the user.
    pub home: Option<PathBuf>,
    /// Which system's places count.
    pub platform: Platform,
}

/// Systems with places of their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Platform {
    /// Linux, macOS and most of UNIX: `/etc`.
    #[default]
    Unix,
    /// `/var/opt/oracle`.
    Solaris,
    /// No place beside those of the environment.
    Windows,
}

impl Environment {
    /// The environment of this process.
    pub fn of_process() -> Self {
        let path = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        Self {
            tns_admin: path("TNS_ADMIN"),
            oracle_home: path("ORACLE_HOME"),
            oracle_base_home: path("ORACLE_BASE_HOME"),
            home: path(if cfg!(windows) { "USERPROFILE" } else { "HOME" }),
            platform: match () {
                () if cfg!(windows) => Platform::Windows,
                () if cfg!(target_os = "solaris") => Platform::Solaris,
                () => Platform::Unix,
            },
        }
    }

    /// Where tnsnames.ora is looked for, in order: TNS_ADMIN, the system's
    /// place, the homes (Administrator's Reference for UNIX, section 5.1).
    pub fn tnsnames_places(&self) -> Vec<PathBuf> {
        let mut places = self.user_file(".tnsnames.ora");
        let system = match self.platform {
            Platform::Unix => Some(PathBuf::from("/etc")),
            Platform::Solaris => Some(PathBuf::from("/var/opt/oracle")),
            Platform::Windows => None,
        };
        let directories = self.tns_admin.iter().cloned().chain(system).chain(self.homes());
        places.extend(directories.map(|directory| directory.join("tnsnames.ora")));
        places
    }

    /// Where sqlnet.ora is looked for: as tnsnames.ora, without the system's place.
    pub fn sqlnet_places(&self) -> Vec<PathBuf> {
        let mut places = self.user_file(".sqlnet.ora");
        let directories = self.tns_admin.iter().cloned().chain(self.homes());
        places.extend(directories.map(|directory| directory.join("sqlnet.ora")));
        places
    }

    /// A file of the user overrides those of the system; Windows has none.
    fn user_file(&self, name: &str) -> Vec<PathBuf> {
        let home = self.home.as_ref().filter(|_| self.platform != Platform::Windows);
        home.map(|home| home.join(name)).into_iter().collect()
    }

    fn homes(&self) -> impl Iterator<Item = PathBuf> + '_ {
        let admin = |home: &PathBuf| Path::new(home).join("network").join("admin");
        self.oracle_base_home.iter().chain(&self.oracle_home).map(admin)
    }
}
