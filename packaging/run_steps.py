"""Runs the shell steps of a CI description as the service would: by hand, in the current directory.

    run_steps.py action.yml NAME=VALUE…     a composite action of GitHub with these inputs
    run_steps.py tnslint.gitlab-ci.yml …    a job of GitLab with these variables

Exits with the code of the first step that fails.
"""

import os
import re
import subprocess
import sys

from ruamel.yaml import YAML


def github(action, given):
    inputs = {name: given.get(name, item.get("default", "")) for name, item in action["inputs"].items()}
    unknown = set(given) - set(inputs)
    if unknown:
        sys.exit(f"the action has no input {', '.join(unknown)}")
    for step in action["runs"]["steps"]:
        fill = lambda text: re.sub(r"\$\{\{ inputs\.([a-z-]+) \}\}", lambda found: inputs[found[1]], text)
        env = {name: fill(value) for name, value in step.get("env", {}).items()}
        yield ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]], env


def gitlab(job, given):
    env = {**job["variables"], **given}
    script = "\n".join([*job["before_script"], *job["script"]])
    yield ["sh", "-e", "-c", script], env


def path_of_next_steps(environment):
    """What earlier steps appended to the file that GitHub reads the PATH from."""
    added = environment.get("GITHUB_PATH")
    if added and os.path.exists(added):
        with open(added, encoding="utf-8") as lines:
            return os.pathsep.join([*reversed(lines.read().split()), environment["PATH"]])
    return environment["PATH"]


def main():
    file, *words = sys.argv[1:]
    given = dict(word.split("=", 1) for word in words)
    with open(file, encoding="utf-8") as text:
        document = YAML(typ="safe").load(text)
    steps = github(document, given) if "runs" in document else gitlab(document["tnslint"], given)
    for command, env in steps:
        environment = {**os.environ, **env, "PATH": path_of_next_steps(os.environ)}
        code = subprocess.run(command, env=environment, check=False).returncode
        if code:
            sys.exit(code)


main()
