package bad;

import dev.callwire.annotation.RpcMethod;
import dev.callwire.annotation.RpcNotification;
import dev.callwire.annotation.RpcService;

@RpcService("demo")
interface WireNames {
    String LONG = "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789";

    int find(int id);

    int find(String id); //! Two methods must not share a wire name. Found 'demo.find' on find(int) and on find(String). Name one of them with @RpcMethod("…").

    @RpcMethod("demo.find") //! Found 'demo.find' on find(int) and on other().
    int other();

    @RpcMethod("rpc.discover") //! A wire name must not begin with 'rpc.', which JSON-RPC 2.0 (section 4) reserves. Found: 'rpc.discover'.
    void discover();

    @RpcNotification("$/cancelRequest") //! A wire name must not begin with '$/', which is reserved for the protocol's own messages. Found: '$/cancelRequest'.
    void cancel();

    @RpcMethod("") //! A wire name must not be empty. Give it a name, or leave the value out.
    void empty();

    @RpcMethod(LONG + LONG + LONG) //! A wire name must not be longer than 256 characters. Found: 300.
    void tooLong();

    @RpcMethod("a\u0000b") //! A wire name must not contain control characters. Found one in 'a\u0000b'.
    void control();

    @RpcMethod("a ") //! A wire name must not begin or end with a blank. Found: 'a '.
    void blank();

    @RpcMethod("a\ud800") //! A wire name must not contain half a surrogate pair. Found one in 'a\ud800'.
    void half();
}

@RpcService("rpc") //! A wire name must not begin with 'rpc.', which JSON-RPC 2.0 (section 4) reserves. Found: 'rpc.'.
interface Reserved {
    void f();

    void g();
}

@RpcService(value = "$", separator = "/") //! A wire name must not begin with '$/'
interface Dollar {
    void f();
}
