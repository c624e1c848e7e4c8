def log = new File(basedir, 'build.log').text
assert log =~ /Orders.java:\[7,20\] The contract in callwire.lock.json must be kept\. parameter 'count' of Orders.place: A number must be smaller/
assert log.contains('callwire.lock.json (1 interface)')
assert log.contains('callwire.lock.json: 0 breaking, 0 compatible')
assert log.contains('com.acme:released:json:1.0: 1 breaking, 1 compatible')
assert !log.contains('at dev.callwire')

def lock = new File(basedir, 'callwire.lock.json').text
assert lock.contains('"name":"orders.cancel"') || lock.contains('"name": "orders.cancel"')
assert lock.contains('"maximum":2147483647')
assert new File(basedir, 'target/callwire/compatibility.txt').text.contains('NUMBER_NARROWED parameter \'count\' of Orders.place')
