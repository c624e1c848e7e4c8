package bad;

import dev.callwire.annotation.RpcService;

class NotInterfaces {
    @RpcService
    static class AClass {} //! @RpcService marks an interface. Found it on a class, AClass.

    @RpcService
    record ARecord(int x) {} //! Found it on a record, ARecord.

    @RpcService
    enum AnEnum { //! Found it on an enum, AnEnum.
        ONE
    }

    @RpcService
    @interface AnAnnotation {} //! Found it on an annotation, AnAnnotation.

    @RpcService
    private interface Private { //! A service must be visible in its package, where the code generated for it lies. Found: private.
        void f();
    }

    private static class Secret {
        @RpcService
        interface Inside { //! Take private off Inside and the types that it is nested in.
            void f();
        }
    }

    @RpcService
    interface Generic<T> { //! A service must not be generic. Found: bad.NotInterfaces.Generic<T>.
        void f();
    }

    @RpcService
    sealed interface Sealed permits Permitted { //! A service must not be sealed, since the generated client implements it.
        void f();
    }

    static final class Permitted implements Sealed {
        @Override
        public void f() {}
    }

    interface Base<T> {
        T get();
    }

    @RpcService
    @SuppressWarnings("rawtypes")
    interface Raw extends Base { //! Found the raw type bad.NotInterfaces.Base among the interfaces that Raw extends.
        void f();
    }
}
