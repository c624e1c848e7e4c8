/** An application that is a named module, and a router of WAMP. */
module com.example.routing {
    requires dev.callwire.wamp;

    opens com.example.routing to
            dev.callwire.runtime;
}
