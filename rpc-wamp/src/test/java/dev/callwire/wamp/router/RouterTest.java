package dev.callwire.wamp.router;

import dev.callwire.json.JsonLimits;

/** What tests of the router begin with. */
abstract class RouterTest {
    static final String REALM = "realm1";

    final ManualTime time = new ManualTime();
    final Router router = new Router(Authenticator.anonymous(), time, limits(), JsonLimits.DEFAULTS);
    final Realm realm = router.addRealm(REALM, options());

    SessionLimits limits() {
        return SessionLimits.DEFAULTS;
    }

    RealmOptions options() {
        return RealmOptions.DEFAULTS;
    }

    Client join() {
        return Client.join(router, REALM);
    }

    Client joinWith(String features) {
        return Client.join(router, REALM, features);
    }

    /** One that offers a procedure with the registration 1. */
    Client callee(String procedure) {
        var callee = join();
        callee.says("[64,1,{},\"" + procedure + "\"]");
        callee.gets("[65,1,1]");
        return callee;
    }
}
