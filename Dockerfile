# The image is the program alone: docker run --rm -v "$PWD:/work:ro" tnslint check
# Alpine's toolchain links statically against musl.
FROM rust:1.95-alpine AS build
WORKDIR /source
COPY . .
RUN cargo build --release --locked --package tnslint

FROM scratch
COPY --from=build /source/target/release/tnslint /tnslint
COPY LICENSE-MIT LICENSE-APACHE /licenses/
# Nobody in particular: mounted files need to be readable by others, or name a user with --user.
USER 65532:65532
WORKDIR /work
ENTRYPOINT ["/tnslint"]
CMD ["check"]
