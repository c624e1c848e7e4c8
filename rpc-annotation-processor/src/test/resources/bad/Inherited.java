package bad;

import dev.callwire.annotation.RpcService;

interface Base<T> {
    T get(T key); //! The result of get(T) cannot be serialised: it is a java.lang.Thread, which is no data. Use a record, or a type that holds the data that the other end needs. (Inherited by bad.Inherited.) //! The parameter 'key' cannot be serialised: it is a java.lang.Thread
}

@RpcService
interface Inherited extends Base<Thread> {}
