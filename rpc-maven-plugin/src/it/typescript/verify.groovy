def client = new File(basedir, 'target/callwire/typescript')
assert client.list().sort() == ['callwire.ts', 'greeter.ts', 'index.ts']
assert new File(client, 'greeter.ts').text.contains('export class GreeterClient implements Greeter {')
assert new File(client, 'index.ts').text.contains("export * from './greeter.js';")

def log = new File(basedir, 'build.log').text
assert log.count("Wrote $client (1 interface, 3 files, 3 of them changed)") == 1
assert log.count("Unchanged: $client (1 interface, 3 files)") == 1

assert log.contains('The client in TypeScript is skipped.')
assert !new File(basedir, 'target/left-out').exists()
