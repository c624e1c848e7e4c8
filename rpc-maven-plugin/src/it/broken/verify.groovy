def schema = new File(basedir, 'target/classes/META-INF/callwire/com.acme.Greeter.json')
def log = new File(basedir, 'build.log').text
assert log.contains("$schema cannot be read as a Callwire service schema: " +
    "methods[0].kind must be one of call, notification. Found: 'shout'.")
assert !log.contains('at dev.callwire')
assert !new File(basedir, 'target/callwire').exists()
