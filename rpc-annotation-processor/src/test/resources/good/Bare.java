import dev.callwire.annotation.RpcService;

@RpcService
interface Bare {
    Thing echo(Thing thing);

    record Thing(int size) {}
}
