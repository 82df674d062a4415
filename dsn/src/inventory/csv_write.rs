use std::collections::BTreeSet;

use super::cell::guarded;
use super::column::Column;
use super::row::{Cells, express, in_order};
use super::{Inventory, InventoryEntry};
use crate::convert::{Impossible, Loss};

/// The columns that every table has.
const ALWAYS: [Column; 7] = [
    Column::Alias,
    Column::Host,
    Column::Port,
    Column::Protocol,
    Column::Service,
    Column::Sid,
    Column::Server,
];

impl Inventory {
    /// A table with commas and LF. What single columns cannot say stands in the
    /// column `descriptor`.
    ///
    /// # Errors
    /// [`Impossible`] with each entry whose descriptor cannot be written at all.
    pub fn to_csv(&self) -> Result<String, Impossible> {
        let rows: Result<Vec<_>, _> = self.entries.iter().map(row).collect();
        let rows = rows.map_err(|_| Impossible {
            form: "a table",
            reasons: self.entries.iter().filter_map(|entry| row(entry).err()).collect(),
        })?;
        let columns: BTreeSet<_> =
            ALWAYS.into_iter().chain(rows.iter().flatten().map(|(column, _)| column.clone())).collect();
        let mut out = csv::Writer::from_writer(Vec::new());
        // Writing to memory cannot fail.
        let _ = out.write_record(columns.iter().map(ToString::to_string));
        for cells in rows {
            let cell = |column: &Column| {
                let found = cells.iter().find(|(known, _)| known == column);
                guarded(found.map(|(_, value)| value.clone()).unwrap_or_default())
            };
            let _ = out.write_record(columns.iter().map(cell));
        }
        Ok(String::from_utf8_lossy(&out.into_inner().unwrap_or_default()).into_owned())
    }
}

fn row(entry: &InventoryEntry) -> Result<Cells, Loss> {
    let mut cells = vec![(Column::Alias, entry.names.join(" "))];
    if let Some(single) = express(&entry.descriptor) {
        cells.extend(single);
        return Ok(cells);
    }
    let text = entry.descriptor.to_string();
    let same = text.parse().is_ok_and(|read| in_order(&read) == in_order(&entry.descriptor));
    if !same {
        let name = entry.names.first().cloned().unwrap_or_default();
        return Err(Loss::new(format!("`{name}`"), "its descriptor cannot be written"));
    }
    cells.push((Column::Descriptor, text));
    Ok(cells)
}
