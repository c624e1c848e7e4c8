def pom = new File(basedir, 'pom.xml').text
def version = (pom =~ /<artifactId>rpc-maven-plugin<\/artifactId>\s*<version>(.+)<\/version>/)[0][1]

def log = new File(basedir, 'build.log').text
assert log.contains('There must be a service to export, and none was found in ')
assert log.contains('<artifactId>rpc-annotation-processor</artifactId>')
assert log.contains("<version>$version</version>")
assert !log.contains('at dev.callwire')

assert new File(basedir, 'target/callwire/openrpc.json').text ==
    '{"openrpc":"1.3.2","info":{"title":"Empty","version":"1.2.3"},"methods":[],"components":{"schemas":{},"tags":{}}}'
