/** The contract of a service, its JSON form and the documents made of it. */
module dev.callwire.schema {
    requires com.fasterxml.jackson.databind;
    requires static transitive org.jspecify;

    exports dev.callwire.schema;
    exports dev.callwire.schema.compat;
}
