"""What Schemathesis cannot know: how files and lines are sent, and that a request names an office or a place."""
import json

import schemathesis


@schemathesis.serializer(
    "application/x-ndjson",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
)
def as_it_is(ctx, value):
    content = getattr(value, "data", value)
    if isinstance(content, bytes):
        return content
    return (content if isinstance(content, str) else json.dumps(content)).encode()


@schemathesis.hook
def map_query(ctx, query):
    if query and "place" in query and "office" in query:
        query.pop("office" if len(str(query["place"])) % 2 else "place")
    return query
