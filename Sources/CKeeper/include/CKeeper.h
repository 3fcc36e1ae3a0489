#ifndef CKEEPER_H
#define CKEEPER_H
#endif
