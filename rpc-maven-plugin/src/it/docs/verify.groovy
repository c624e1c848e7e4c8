def docs = new File(basedir, 'target/callwire/docs')
assert docs.list().sort() == ['errors.html', 'index.html', 'reference.css', 'reference.js', 'search.js', 'service.Greeter.html', 'types.html']
assert new File(docs, 'index.html').text.contains('<h1><bdi>Acme &amp; Co</bdi></h1>')
assert new File(docs, 'index.html').text.contains('Version 1.2.3')
assert new File(docs, 'search.js').text.contains('"service.Greeter.html#greeter.greet"')

def log = new File(basedir, 'build.log').text
assert log.count("Wrote ${new File(docs, 'index.html')} (1 interface, 7 files, 7 of them changed)") == 1
assert log.count("Unchanged: ${new File(docs, 'index.html')} (1 interface, 7 files)") == 1

assert log.contains('The reference is skipped.')
assert !new File(basedir, 'target/left-out').exists()
