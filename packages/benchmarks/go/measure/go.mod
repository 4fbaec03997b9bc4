module metachart/measure

go 1.26
