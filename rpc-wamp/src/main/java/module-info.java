/** WAMP v2: its messages, and a router of calls and events. */
module dev.callwire.wamp {
    requires transitive dev.callwire.runtime;
    requires static transitive org.jspecify;
    requires org.slf4j;
}
