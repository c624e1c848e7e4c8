package dev.callwire.examples.devtools;

import dev.callwire.annotation.RpcService;

/** The protocol's domain Browser, as far as the example goes: the program itself. */
@RpcService("Browser")
public interface BrowserDomain {

    /** Tells what it is. */
    Version getVersion();

    /** The version of the protocol, and the name and the version of the browser. */
    record Version(String protocolVersion, String product) {}
}
