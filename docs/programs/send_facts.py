#!/usr/bin/env python3
"""Sends an office's list of facts to Somoyshima, again and again until every row has its verdict.

    SOMOYSHIMA_URL=https://… SOMOYSHIMA_CLIENT=… SOMOYSHIMA_SECRET=… python3 send_facts.py june.csv dates=day-first

Needs Python 3.8 or newer and nothing else. Ends with 0 if all rows are stored, 1 if some were refused, 2 if nothing
could be sent. Sending the same list again is always safe: what is stored already is told as a duplicate.
"""

import base64
import json
import os
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

URL = os.environ.get("SOMOYSHIMA_URL", "http://localhost:8080")
ATTEMPTS = 12
TIMEOUT_SECONDS = 600


def token():
    """A token is good for ten minutes."""
    key = base64.b64encode(
        (os.environ["SOMOYSHIMA_CLIENT"] + ":" + os.environ["SOMOYSHIMA_SECRET"]).encode()
    ).decode()
    request = urllib.request.Request(
        URL + "/oauth2/token",
        data=b"grant_type=client_credentials",
        headers={"Authorization": "Basic " + key},
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)["access_token"]


def verdicts(rows, parameters):
    """Sends the list once; a verdict for each row, in order."""
    request = urllib.request.Request(
        URL + "/api/v1/facts" + ("?" + parameters if parameters else ""),
        data=rows,
        headers={"Authorization": "Bearer " + token(), "Content-Type": "text/csv"},
    )
    with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as answer:
        return [json.loads(line) for line in answer if line.strip()]


def main():
    with open(sys.argv[1], "rb") as file:
        rows = file.read()
    parameters = urllib.parse.urlencode([tuple(p.split("=", 1)) for p in sys.argv[2:]])
    for attempt in range(ATTEMPTS):
        wait = min(2**attempt, 300)
        try:
            told = verdicts(rows, parameters)
            if told and told[-1]["outcome"] == "NOT_TAKEN":
                print(told[-1]["message"], file=sys.stderr)
            else:
                sys.exit(report(told))
        except urllib.error.HTTPError as e:
            if e.code not in (401, 429, 503):
                print(e.read().decode(), file=sys.stderr)
                sys.exit(2)
            wait = max(int(e.headers.get("Retry-After", "0")), wait)
            print(f"the gateway answered {e.code}", file=sys.stderr)
        except OSError as e:  # no connection, or it was lost: what was stored is told apart the next time
            print(e, file=sys.stderr)
        except ValueError as e:  # the answer broke off
            print("the answer broke off:", e, file=sys.stderr)
        print(f"sending the same list again in {wait} s", file=sys.stderr)
        time.sleep(wait)
    sys.exit(2)


def report(told):
    count = {"ACCEPTED": 0, "DUPLICATE": 0, "REJECTED": 0}
    for verdict in told:
        count[verdict["outcome"]] += 1
        for problem in verdict["problems"] if verdict["outcome"] == "REJECTED" else []:
            print(f"line {verdict['line']}: {problem['field']}: {problem['message']}")
    print(f"accepted {count['ACCEPTED']}, duplicate {count['DUPLICATE']}, rejected {count['REJECTED']}")
    return 1 if count["REJECTED"] else 0


main()
