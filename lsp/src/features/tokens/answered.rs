use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use lsp_types::{SemanticToken, SemanticTokensDelta, SemanticTokensEdit, Uri};

use crate::document::Document;
use crate::view::View;

/// Documents that an answer is kept of; more are answered in full each time.
const MOST: usize = 64;

/// The last answer about the tokens of each document, kept as the snapshot that it was made from:
/// that shares the text with the document, and its tokens are made again in less time than they
/// would take room.
#[derive(Debug, Default)]
pub struct Answered(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    count: u64,
    last: HashMap<Uri, (u64, Document)>,
}

impl Answered {
    /// Keeps the state of a document; gives the name of the answer about it.
    pub(super) fn keep(&self, view: &View<'_>) -> String {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.count += 1;
        let count = kept.count;
        kept.last.insert(view.uri.clone(), (count, view.document.clone()));
        if kept.last.len() > MOST {
            let oldest = kept.last.iter().min_by_key(|(_, (count, _))| *count).map(|(uri, _)| uri.clone());
            oldest.map(|uri| kept.last.remove(&uri));
        }
        count.to_string()
    }

    /// Forgets a document that was closed.
    pub fn forget(&self, uri: &Uri) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).last.remove(uri);
    }

    /// The document as it was at the answer of this name.
    pub(super) fn document(&self, uri: &Uri, answer: &str) -> Option<Document> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (count, document) = kept.last.get(uri)?;
        (count.to_string() == answer).then(|| document.clone())
    }
}

/// One edit that makes the new tokens of the old ones; none where they are the same.
pub(super) fn difference(
    old: &[SemanticToken],
    new: &[SemanticToken],
    result_id: String,
) -> SemanticTokensDelta {
    let same = |(one, other): &(&SemanticToken, &SemanticToken)| one == other;
    let head = old.iter().zip(new).take_while(same).count();
    let (old, new) = (&old[head..], &new[head..]);
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(same).count();
    let (removed, added) = (old.len() - tail, &new[..new.len() - tail]);
    // The client counts the numbers of tokens, five each.
    let data: Vec<u32> = added.iter().flat_map(numbers).collect();
    let edit = SemanticTokensEdit::new(5 * head as u32, 5 * removed as u32, Some(data));
    let edits = if removed == 0 && added.is_empty() { Vec::new() } else { vec![edit] };
    SemanticTokensDelta { result_id: Some(result_id), edits }
}

fn numbers(token: &SemanticToken) -> [u32; 5] {
    [token.delta_line, token.delta_start, token.length, token.token_type, token.token_modifiers_bitset]
}
