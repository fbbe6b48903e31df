"""W2 (M/M/10, arrival rate 9) in SimPy 2, as its own documentation writes a bank: one process per customer."""
import random
import resource
import sys

from SimPy.Simulation import Process, Resource, Simulation, hold, release, request

SERVERS, RATE = 10, 9.0


class Customer(Process):
    def visit(self, model):
        since = self.sim.now()
        yield request, self, model.servers
        yield hold, self, random.expovariate(1.0)
        yield release, self, model.servers
        model.sojourn += self.sim.now() - since


class Source(Process):
    def generate(self, model, customers):
        for _ in range(customers):
            yield hold, self, random.expovariate(RATE)
            customer = Customer(sim=self.sim)
            self.sim.activate(customer, customer.visit(model))


class Bank(Simulation):
    def run(self, customers):
        self.initialize()
        self.sojourn = 0.0
        self.servers = Resource(capacity=SERVERS, sim=self)
        source = Source(sim=self)
        self.activate(source, source.generate(self, customers))
        self.simulate(until=float("inf"))
        return self.sojourn / customers


customers = int(sys.argv[1])
random.seed(1)
used = resource.getrusage(resource.RUSAGE_SELF)
start = used.ru_utime + used.ru_stime
mean = Bank().run(customers)
used = resource.getrusage(resource.RUSAGE_SELF)
print(f"workload=w2 events={2 * customers} cpu={used.ru_utime + used.ru_stime - start:.4f} sojourn={mean:.6g}")
