def expected = new File(basedir, 'expected.json')
def document = new File(basedir, 'target/callwire/openrpc.json')
assert document.text == expected.text : "If the difference is meant, copy $document over src/it/compiled/expected.json"
