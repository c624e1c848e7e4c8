/** The same application, but nobody may look into its package. */
module com.example.greeting {
    requires dev.callwire.runtime;
}
