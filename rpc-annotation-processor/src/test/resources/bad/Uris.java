package bad;

import dev.callwire.annotation.RpcError;
import dev.callwire.annotation.RpcEvents;
import dev.callwire.annotation.RpcMethod;
import dev.callwire.annotation.RpcService;

@RpcService(uri = "com.example..calc") //! A URI is made of parts with dots between them, of which none is empty or contains a blank or '#'. Found: 'com.example..calc'. Write one such as com.example.calc.
interface Uris {
    void fails() throws Left, Right; //! The errors of a method must have distinct URIs. Found 'demo.wrong' on Left and on Right. Give one of them another URI.
}

@RpcService(uri = "com.example.calc.") //! Found: 'com.example.calc.'. Write one such as com.example.calc.
interface Trailing {}

@RpcService(uri = "wamp") //! A URI must not begin with 'wamp.', which WAMP reserves. Found: 'wamp'. Choose another.
interface Wamp {}

@RpcService(uri = Long.URI + Long.URI + Long.URI) //! A URI must not be longer than 256 characters. Found: 300. Shorten it.
interface Long {
    String URI = "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789";
}

@RpcService(uri = "com.\u0000.calc") //! A URI must not contain control characters. Found one in 'com.\u0000.calc'. Take it out.
interface Control {}

@RpcService(uri = "com.\ud800") //! A URI must not contain half a surrogate pair. Found one in 'com.\ud800'. Take it out.
interface Half {}

@RpcService(uri = "com.example\u2003calc") //! A URI is made of parts with dots between them
interface Wide {}

@RpcService(uri = " com.example") //! A URI must not begin or end with a blank. Found: ' com.example'. Take it out.
interface Blank {}

@RpcService(value = "calc", uri = "com.example.calc")
interface Same {
    int add(int a, int b);

    @RpcMethod("com.example.calc.add") //! Two methods must not share a URI. Found 'com.example.calc.add' on add(int, int) and on plus(int, int). Give one of them another wire name with @RpcMethod("…"), which is its URI, too.
    int plus(int a, int b);

    @RpcMethod("com.example.calc.minus")
    int subtract(int a, int b);

    int minus(int a, int b); //! Found 'com.example.calc.minus' on subtract(int, int) and on minus(int, int).

    int add(int a); //! Two methods must not share a wire name. Found 'calc.add' on add(int, int) and on add(int).
}

@RpcEvents(uri = "com.example#market") //! Found: 'com.example#market'.
interface Hash {
    void opened();
}

@RpcEvents(value = "market", uri = "com.example.market")
interface SameEvents {
    void opened();

    @RpcMethod("com.example.market.opened") //! Two events must not share a URI. Found 'com.example.market.opened' on opened() and on begun(). Give one of them another topic with @RpcMethod("…"), which is its URI, too.
    void begun();
}

@RpcError(code = 1, uri = "demo.wrong")
class Left extends Exception {
    private static final long serialVersionUID = 1;
}

@RpcError(code = 2, uri = "demo.wrong")
class Right extends Exception {
    private static final long serialVersionUID = 1;
}

@RpcError(code = 3, uri = "wamp.error.not_authorized") //! A URI must not begin with 'wamp.', which WAMP reserves. Found: 'wamp.error.not_authorized'. Choose another.
class Reserved extends Exception {
    private static final long serialVersionUID = 1;
}

@RpcError(code = 4, uri = "demo.division by zero") //! Found: 'demo.division by zero'.
class Inside extends Exception {
    private static final long serialVersionUID = 1;
}

@RpcError(code = 5, uri = "")
class Unsaid extends Exception {
    private static final long serialVersionUID = 1;
}
