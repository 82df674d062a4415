use std::fmt::{self, Display, Formatter, Write};

use super::{EasyConnect, Host, Param};

impl Display for EasyConnect<'_> {
    /// Writes the canonical text: lower-case protocol, server and known
    /// parameter names, quotes only where a value needs them.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if let Some(protocol) = self.protocol {
            lower(f, protocol.value)?;
            f.write_str("://")?;
        }
        for (at, list) in self.lists.iter().enumerate() {
            f.write_str(if at == 0 { "" } else { ";" })?;
            joined(f, list, ',')?;
        }
        self.tail(f)?;
        if !self.params.is_empty() {
            f.write_char('?')?;
        }
        joined(f, &self.params, '&')
    }
}

impl EasyConnect<'_> {
    fn tail(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if let Some(service) = self.service {
            write!(f, "/{}", service.value)?;
        }
        if let Some(server) = self.server {
            f.write_char(':')?;
            lower(f, server.value)?;
        }
        match self.instance {
            Some(instance) => write!(f, "/{}", instance.value),
            None => Ok(()),
        }
    }
}

impl Display for Host<'_> {
    /// Writes `host`, `[host]`, `host:port` or `[host]:port`.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.bracketed {
            true => write!(f, "[{}]", self.host.value)?,
            false => f.write_str(self.host.value)?,
        }
        match self.port {
            Some(port) => write!(f, ":{}", port.value),
            None => Ok(()),
        }
    }
}

impl Display for Param<'_> {
    /// Writes `name=value` or `name="value"`.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let name = self.row.map_or(self.name.value, |row| row.name);
        let special = |c: char| c.is_whitespace() || "&,=?;'".contains(c);
        match self.value.value.contains(special) {
            true => write!(f, "{name}=\"{}\"", self.value.value),
            false => write!(f, "{name}={}", self.value.value),
        }
    }
}

fn joined(f: &mut Formatter<'_>, items: &[impl Display], separator: char) -> fmt::Result {
    items.iter().enumerate().try_for_each(|(at, item)| {
        if at > 0 {
            f.write_char(separator)?;
        }
        item.fmt(f)
    })
}

fn lower(f: &mut Formatter<'_>, text: &str) -> fmt::Result {
    text.chars().try_for_each(|c| f.write_char(c.to_ascii_lowercase()))
}
