module metachart/go-template/oracle

go 1.26
