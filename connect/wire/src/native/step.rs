use super::{Agreed, NativeError};

/// What the driver of a negotiation has to do next.
#[derive(Debug)]
pub enum NativeStep {
    /// Send these bytes in DATA packets, with no more in one than the SDU allows.
    Send(Vec<u8>),
    /// Receive a DATA packet, and hand over what stands behind its flags.
    Receive,
    /// All is said: every DATA packet is sealed from now on, if the agreement has a seal.
    Done(Box<Agreed>),
    /// There is no agreement.
    Failed(NativeError),
}
