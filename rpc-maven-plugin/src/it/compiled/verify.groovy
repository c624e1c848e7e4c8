def expected = new File(basedir, 'expected.json')
def document = new File(basedir, 'target/callwire/openrpc.json')
assert document.text == expected.text : "If the difference is meant, copy $document over src/it/compiled/expected.json"

def all = new File(basedir, 'target/all')
def openrpc = new File(all, 'openrpc.json').text
assert openrpc.contains('"openrpc": "1.4.1"')
assert openrpc.contains('"url": "wss://shop.example.com/rpc"')
def asyncapi = new File(all, 'asyncapi.json').text
assert asyncapi.contains('"asyncapi": "3.0.0"')
assert asyncapi.contains('"address": "orders.sent"')
assert asyncapi.contains('"host": "shop.example.com"')
assert new File(all, 'json-schema/Order.schema.json').text.contains('"$id": "https://shop.example.com/schemas/Order.schema.json"')
