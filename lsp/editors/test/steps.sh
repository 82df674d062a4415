# What test-light and test-all share: the tools, the steps, and the account of them. Sourced, not run.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
root=$(cd "$here/../.." && pwd)
cache=${TNSLINT_EDITORS_CACHE:-$root/target/editors}
mkdir -p "$cache"
cache=$(cd "$cache" && pwd)
export TNSLINT=${TNSLINT:-$root/target/release/tnslint}
export TNSLINT_PLUGIN=$here/nvim PYTHONDONTWRITEBYTECODE=1
[ -x "$TNSLINT" ] || { echo "there is no program at $TNSLINT: build it or set TNSLINT"; exit 2; }
work=$(mktemp -d "$cache/run.XXXXXX")
trap 'rm -rf "$work"' EXIT
failed=() skipped=()

# step NAME COMMAND…: runs it, keeps its output, and goes on where it fails.
step() {
  local name=$1 start=$SECONDS
  shift
  printf '=== %s\n' "$name"
  if (set -e; "$@") > "$work/output" 2>&1; then
    tail -n 1 "$work/output"
    echo "    passed in $((SECONDS - start)) s"
  else
    cat "$work/output"
    failed+=("$name")
  fi
}

skip() {
  printf '=== %s\n    SKIPPED: %s\n' "$1" "$2"
  skipped+=("$1")
}

# The account at the end, and the exit code.
account() {
  [ ${#skipped[@]} = 0 ] || printf 'skipped: %s\n' "${skipped[@]}"
  [ ${#failed[@]} = 0 ] || { printf 'FAILED: %s\n' "${failed[@]}"; exit 1; }
  echo "all steps passed that were run"
}

# A copy of the demo for one step.
demo() {
  rm -rf "$work/demo"
  python3 "$here/test/demo.py" "$work/demo"
  export TNSLINT_DEMO=$work/demo
}

install_python() {
  local stamp=$cache/venv/requirements.txt
  cmp -s "$here/test/requirements.txt" "$stamp" && return
  python3 -m venv "$cache/venv"
  "$cache/venv/bin/pip" install --quiet --disable-pip-version-check -r "$here/test/requirements.txt"
  cp "$here/test/requirements.txt" "$stamp"
}

neovim() {
  demo
  cd "$work"
  "$cache/venv/bin/nvim" --headless --clean -u "$here/test/neovim/init.lua" -l "$here/test/neovim.lua"
}

grammar() {
  local source=$here/tree-sitter-oranet/src
  cc -O1 -shared -fPIC -I "$source" "$source/parser.c" "$source/scanner.c" -o "$work/oranet.so"
  "$cache/venv/bin/nvim" --headless --clean -l "$here/test/grammar.lua" "$work/oranet.so"
}

wire() {
  cd "$here/test/wire"
  "$cache/venv/bin/python" -m pytest -q -p no:cacheprovider --basetemp "$work/wire"
}
