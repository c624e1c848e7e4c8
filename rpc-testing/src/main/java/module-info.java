/** JUnit 5 extension, connections within one process, and faults for them. */
module dev.callwire.testing {
    requires transitive dev.callwire.runtime;
    requires transitive org.junit.jupiter.api;
    requires static transitive org.jspecify;
    requires org.slf4j;

    exports dev.callwire.testing;
}
