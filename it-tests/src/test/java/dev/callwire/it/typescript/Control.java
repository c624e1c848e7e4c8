package dev.callwire.it.typescript;

import dev.callwire.annotation.RpcService;

/** Harms the wire between a client and its market. */
@RpcService("control")
interface Control {
    void cut();

    void refuse();

    void accept();

    void silence();

    /** Starts another server in the place of the one that there is, which closes when its calls have ended. */
    void restart();

    void price(String symbol, double price);

    void say(String text);

    /** How many connections there were. */
    int connections();
}
