def document = new File(basedir, 'app/target/shop.json').text
assert document.startsWith('{"openrpc":"1.3.2","info":{"title":"Shop","version":"7"},')
assert document.contains('"name":"clock.now"')
assert document.contains('"name":"greeter.greet"')

// Only what the module below configures is set there.
assert new File(basedir, 'api/target/callwire/openrpc.json').text.contains('"title": "Packaged"')
def log = new File(basedir, 'build.log').text
assert log.contains('A module of packaging pom compiles no services; there is nothing to do.')
assert log.count("shop.json (2 services, 2 methods)") == 2
