/** An application that is a named module. */
module com.example.greeting {
    requires dev.callwire.runtime;

    opens com.example.greeting to
            dev.callwire.runtime,
            com.fasterxml.jackson.databind;
}
