/** The annotations of Callwire. */
module dev.callwire.annotation {
    exports dev.callwire.annotation;
}
