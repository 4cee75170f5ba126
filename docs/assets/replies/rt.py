"""Put the articles of rt.json into RT (Request Tracker), over its REST 2 interface.

    RT_TOKEN=… python3 rt.py https://rt.example.com/

An article of the same name is updated, another one is added. Needs Python 3 and nothing else.
The token is made in RT under Logged in as > Settings > Auth Tokens, by somebody who may create
and change articles.
"""

import json
import os
import sys
import urllib.error
import urllib.request
from pathlib import Path


def ask(method, path, content):
    """Send a request to RT and return what it answers."""
    request = urllib.request.Request(
        f"{sys.argv[1].rstrip('/')}/REST/2.0/{path}",
        json.dumps(content).encode(),
        {"Authorization": f"token {os.environ['RT_TOKEN']}", "Content-Type": "application/json"},
        method=method,
    )
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def put(article):
    """Add or update an article and return what was done."""
    query = [{"field": "Name", "value": article["Name"]}]
    found = ask("POST", "articles?fields=Name", query)["items"]
    same = [one["id"] for one in found if one["Name"] == article["Name"]]
    if same:
        ask("PUT", f"article/{same[0]}", article)
        return "updated"
    ask("POST", "article", article)
    return "added"


def main():
    """Put all articles into RT; the first that is refused ends it."""
    if len(sys.argv) != 2 or not os.environ.get("RT_TOKEN"):
        sys.exit(__doc__)
    articles = json.loads(Path(__file__).with_name("rt.json").read_text(encoding="utf-8"))
    for article in articles:
        try:
            print(f"{put(article)}: {article['Name']}")
        except urllib.error.HTTPError as refused:
            told = refused.read().decode("utf-8", "replace").strip()
            sys.exit(f"{article['Name']}: RT refused it: {refused.code} {told}")


main()
