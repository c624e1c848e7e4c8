package dev.callwire.engine;

/**
 * An object of this end's that the peer may call.
 *
 * @param methods those of the interface that it was passed as, by their own names
 * @param callScoped whether the reference ends with the call that carried it
 */
record OwnObject(long handle, Object object, MethodRegistry methods, boolean callScoped) {}
