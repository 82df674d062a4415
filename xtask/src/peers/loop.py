import json
import sys

for line in sys.stdin:
    try:
        said = {"ok": answer(json.loads(line))}
    except Exception as error:
        said = {"error": str(error) or type(error).__name__}
    print(json.dumps(said), flush=True)
