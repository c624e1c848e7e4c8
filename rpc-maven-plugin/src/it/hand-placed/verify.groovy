def document = new File(basedir, 'target/callwire/openrpc.json')
assert document.text.startsWith('''{
  "openrpc": "1.3.2",
  "info": {
    "title": "Hand-placed",
    "version": "1.2.3"
  },
  "methods": [
    {
      "name": "greeter.greet",''')
assert document.text.endsWith('}\n')

def log = new File(basedir, 'build.log').text
assert log.count("Wrote $document (1 service, 1 method)") == 1
assert log.count("Unchanged: $document (1 service, 1 method)") == 1

assert log.contains('Schema export is skipped.')
assert !new File(basedir, 'target/left-out.json').exists()
